export interface ConsentSettings {
  /** Markdown; only links are rendered. @default the workspace's text, else ours */
  text?: string;
  /** Changes when the text's meaning changes: the visitor is asked again then. @default any change of the text */
  version?: string;
  /** A workspace that forces consent requires it in any case. @default true */
  required?: boolean;
  /** Key of a visitor-scoped custom field that stores the record of the consent. @default kept in the browser only */
  field?: string;
}
