"""Making and Mending Images: the library under the course."""
