"""What happened to somebody, told on the page and by mail, as they wish."""
