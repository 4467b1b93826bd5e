const colours = {
  default: { default: '#242424', subtle: '#616161' },
  dark: { default: '#242424', subtle: '#616161' },
  light: { default: '#FFFFFF', subtle: '#F3F2F1' },
  accent: { default: '#4F52B2', subtle: '#5B5FC7' },
  attention: { default: '#B3253A', subtle: '#B3253A' },
  good: { default: '#1B6A3C', subtle: '#1B6A3C' },
  warning: { default: '#7A4F00', subtle: '#7A4F00' },
};
const container = (backgroundColor: string) => ({ backgroundColor, foregroundColors: colours });

/** How Teams draws cards in its light theme, as far as it is known: its fonts, sizes, spaces and colours. */
export const hostConfig = {
  fontFamily: "'Segoe UI', system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 16, large: 24, extraLarge: 32, padding: 12 },
  separator: { lineThickness: 1, lineColor: '#D1D1D1' },
  supportsInteractivity: true,
  containerStyles: {
    default: container('#FFFFFF'),
    emphasis: container('#F5F5F5'),
    accent: container('#E8EBFA'),
    good: container('#E7F2DA'),
    attention: container('#FDF3F4'),
    warning: container('#FBF6D9'),
  },
  actions: { maxActions: 6, spacing: 'default', buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
  inputs: {
    label: { inputSpacing: 'small', requiredInputs: { weight: 'bolder' }, optionalInputs: { weight: 'bolder' } },
    errorMessage: { color: 'attention' },
  },
  textBlock: { headingLevel: 2 },
};
