package bibgen_test

import _ "github.com/bibfix/bibfix/internal/golden" // knows -update
