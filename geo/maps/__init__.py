"""What is shown and what leaves: layers, pages, printed maps, exports."""
