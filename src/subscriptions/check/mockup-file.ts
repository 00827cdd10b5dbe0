// Which of Drive's items are mockups, as far as name and type tell. Content decides in the end, when a file is opened.

/** Media types registered for mockups. https://www.iana.org/assignments/media-types */
const mockupTypes = ['application/vnd.balsamiq.bmml+xml', 'application/vnd.balsamiq.bmpr'];

/** Whether an item is a mockup by its name's ending or its registered type; Drive often stores neither type. */
export const isMockup = ({ name, mimeType }: { readonly name: string; readonly mimeType: string }): boolean =>
  !isFolder({ mimeType }) && (/\.(bmpr|bmml)$/i.test(name.trim()) || mockupTypes.includes(mimeType));

export const isFolder = ({ mimeType }: { readonly mimeType: string }): boolean =>
  mimeType === 'application/vnd.google-apps.folder';
