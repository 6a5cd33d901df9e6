"""An analyst's desk: articles in, readings out, reports of one event brought together."""
