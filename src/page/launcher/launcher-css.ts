/**
 * What the launcher looks like before the panel's own styles come. The values were checked: they are written as CSS.
 *
 * @param icon The icon's colour.
 */
export const launcherCss = (
  color: string,
  icon: string,
  position: string,
  zIndex: number,
) => `:host{all:initial!important}\
*{position:fixed;${position}:20px;bottom:20px;z-index:${zIndex}}\
iframe{visibility:hidden}\
output{bottom:88px;background:Canvas}\
button{padding:28px;border:0;border-radius:50%;background:${color};color:${icon}}\
${/* A border: forced colours paint borders in the text's colour, but wipe backgrounds. */ ""}\
button::before{content:"";border-radius:50%50%50%0;inset:17px;border:11px solid;position:absolute}`;
