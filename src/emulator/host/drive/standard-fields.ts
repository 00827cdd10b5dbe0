// What the Drive API answers with when a request names no fields.
// https://developers.google.com/workspace/drive/api/guides/fields-parameter

/** By kind of resource. */
export const standardFields = {
  about: '*',
  file: 'kind,id,name,mimeType,resourceKey',
  files: 'kind,nextPageToken,incompleteSearch,files(kind,id,name,mimeType,resourceKey)',
  permission: 'kind,id,type,role',
  permissions: 'kind,permissions(kind,id,type,role)',
  revision: 'kind,id,mimeType,modifiedTime',
  revisions: 'kind,nextPageToken,revisions(kind,id,mimeType,modifiedTime)',
} as const;
