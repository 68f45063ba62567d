"""The built-in checks: one module a section of the profile, one function a check."""
