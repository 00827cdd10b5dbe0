// npm run setup
export {};
