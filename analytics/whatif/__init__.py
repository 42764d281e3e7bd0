"""What-if: an SOP played with queues, today and changed."""
