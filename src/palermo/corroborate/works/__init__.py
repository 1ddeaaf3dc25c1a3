"""Works that pages rest on: found where pages speak of them, and known again on other pages."""
