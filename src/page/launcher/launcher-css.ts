/**
 * What the launcher looks like before the panel's own styles come. The values were checked: they are written as CSS.
 * Our element is out of the page's flow: a child of `html`, it would take part in a grid or flex layout there. Where it
 * stands in the corner is the page's to say, in its own CSS.
 *
 * @param icon The icon's colour.
 */
export const launcherCss = (
  color: string,
  icon: string,
  position: string,
  zIndex: number,
) => `:host{all:initial!important;position:fixed!important;z-index:${zIndex}!important}\
*{position:fixed;${position}:var(--prechat-x,20px);bottom:var(--prechat-y,20px)}\
iframe{visibility:hidden}\
output{bottom:calc(var(--prechat-y,20px) + 68px);background:Canvas}\
button{padding:28px;border:0;border-radius:50%;background:${color};color:${icon}}\
${/* A border: forced colours paint borders in the text's colour, but wipe backgrounds. */ ""}\
button::before{content:"";border-radius:50%50%50%0;inset:17px;border:11px solid;position:absolute}`;
