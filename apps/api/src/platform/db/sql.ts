// Composable parameterised SQL. Values travel beside the text, never in it; `raw` is for names the code itself chose.
export { default as sql, Sql, empty, join, raw } from 'sql-template-tag'
