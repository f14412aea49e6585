package export

import _ "github.com/bibfix/bibfix/internal/golden" // knows -update
