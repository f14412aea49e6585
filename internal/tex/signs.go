package tex

// signs are the commands that print a letter or sign in text, by their names.
var signs = map[string]string{
	// Letters.
	"i": "ı", "j": "ȷ", "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
	"dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ",
	"textschwa": "ə", "textmu": "µ", "textordfeminine": "ª", "textordmasculine": "º", "textohm": "Ω",

	// Dashes, quotation marks, points.
	"textendash": "–", "hyphen": "-", "textemdash": "—", "bibrangedash": "–", "textquoteleft": "‘", "textquoteright": "’", "lq": "‘", "rq": "’",
	"textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": `"`, "textquotesingle": "'", "quotedblbase": "„", "quotesinglbase": "‚",
	"guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
	"glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›",
	"ldots": "…", "dots": "…", "textellipsis": "…", "textbullet": "•", "textperiodcentered": "·", "slash": "/",
	"textexclamdown": "¡", "textquestiondown": "¿", "nobreakspace": "\u00a0", "thinspace": "\u202f", "textvisiblespace": "␣",

	// What TeX keeps for itself.
	"textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textasciidieresis": "¨", "textasciiacute": "´", "textasciimacron": "¯", "textbraceleft": "{", "textbraceright": "}",
	"textunderscore": "_", "textdollar": "$", "textpercent": "%", "textampersand": "&", "texthash": "#", "textbar": "|", "textbardbl": "‖", "textless": "<", "textgreater": ">", "textasteriskcentered": "*",
	"lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]",

	// Signs.
	"textregistered": "®", "texttrademark": "™", "copyright": "©", "textcopyright": "©", "S": "§", "textsection": "§", "P": "¶", "textparagraph": "¶",
	"pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢", "textcurrency": "¤",
	"textdegree": "°", "degree": "°", "textcelsius": "℃", "textnumero": "№", "dag": "†", "textdagger": "†", "ddag": "‡", "textdaggerdbl": "‡",
	"texttimes": "×", "textdiv": "÷", "textpm": "±", "textminus": "−", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
	"textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "textlnot": "¬", "textbrokenbar": "¦", "textperthousand": "‰",
	"textleftarrow": "←", "textrightarrow": "→", "textuparrow": "↑", "textdownarrow": "↓",

	// Names.
	"TeX": "TeX", "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX", "LuaTeX": "LuaTeX", "LuaLaTeX": "LuaLaTeX", "pdfTeX": "pdfTeX", "pdfLaTeX": "pdfLaTeX", "ConTeXt": "ConTeXt", "eTeX": "eTeX", "METAFONT": "METAFONT",
}

// symbols are the commands of formulas that are signs by themselves. People
// write them outside of formulas as well.
var symbols = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
	"lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
	"phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
	"textalpha": "α", "textbeta": "β", "textgamma": "γ", "textdelta": "δ", "textepsilon": "ε", "textkappa": "κ", "textlambda": "λ", "textpi": "π", "textsigma": "σ", "textomega": "ω",
	"times": "×", "pm": "±", "mp": "∓", "div": "÷", "cdot": "⋅", "ast": "∗", "circ": "∘", "bullet": "•", "star": "⋆", "dagger": "†", "ddagger": "‡",
	"le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝", "ll": "≪", "gg": "≫",
	"to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "longrightarrow": "⟶", "mapsto": "↦", "uparrow": "↑", "downarrow": "↓",
	"infty": "∞", "partial": "∂", "nabla": "∇", "in": "∈", "cup": "∪", "cap": "∩", "subset": "⊂", "forall": "∀", "exists": "∃", "emptyset": "∅", "oplus": "⊕", "otimes": "⊗", "odot": "⊙", "sun": "☉", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ",
	"sum": "∑", "prod": "∏", "int": "∫", "surd": "√", "cdots": "⋯", "prime": "′", "langle": "⟨", "rangle": "⟩", "backslash": `\`, "sharp": "♯", "flat": "♭", "natural": "♮", "perp": "⊥", "parallel": "∥", "wedge": "∧", "vee": "∨", "neg": "¬", "lnot": "¬",
}
