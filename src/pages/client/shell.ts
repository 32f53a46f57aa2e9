document.documentElement.dataset['enhanced'] = ''
