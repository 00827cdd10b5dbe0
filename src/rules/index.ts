// The rules module's public face.
export {};
