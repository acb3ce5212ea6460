#pragma once

/// Names that mean something to one reader of files or another, and must stay names.
namespace nastynames {

/// For a `_data` function: adds the columns "name" and "shown" (what readers of documents see of
/// it; spreadsheets keep the name as it is) and a row for each name.
void addRows();

} // namespace nastynames
