"""An exam on paper: variants, answer sheets and keys."""
