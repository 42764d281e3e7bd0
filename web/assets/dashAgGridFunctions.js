// Functions that column definitions and grid options call by name (web/parts/grid.py).
var dagfuncs = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
dagfuncs.mutuNumber = (value, lang, digits) =>
  value == null
    ? ""
    : new Intl.NumberFormat(lang, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
dagfuncs.mutuTheme = (agGrid) =>
  agGrid.themeQuartz.withPart(agGrid.colorSchemeVariable).withParams({ fontFamily: "system-ui, sans-serif", fontSize: 14 });
dagfuncs.mutuMoment = (value, lang) =>
  value
    ? new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
        day: "numeric",
        month: "short",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
      }).format(new Date(value))
    : "";
