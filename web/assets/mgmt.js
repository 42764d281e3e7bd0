// What management's pages do in the browser by themselves.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.mutubaku_mgmt = {
  layers: (from) => `preview map from-${from}`,
};
