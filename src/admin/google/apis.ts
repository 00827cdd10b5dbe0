// The parts of googleapis that the command uses, by name. Loading them takes a while, so commands that need none don't.
export { admin } from 'googleapis/build/src/apis/admin/index.js';
export { auth, script } from 'googleapis/build/src/apis/script/index.js';
export { CodeChallengeMethod } from 'google-auth-library';
