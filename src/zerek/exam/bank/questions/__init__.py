"""Questions as their authors, reviewers and keepers see them: lists, editing in versions, the way to the papers."""
