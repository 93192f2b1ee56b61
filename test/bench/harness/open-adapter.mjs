/** Opens the adapter that a job names: `{adapter: {module, params}, connectionString}`. */
export const openAdapter = async ({ adapter: { module, params }, connectionString }) => {
  const { default: create } = await import(new URL(module, import.meta.url).href);
  return create({ connectionString, params });
};
