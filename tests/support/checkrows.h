#pragma once

#include "tests/support/checkmodels.h"

class QTestData;

/// Rows of a test, one for each check of some areas: a project that raises it and one change that
/// clears it.
class CheckRows
{
public:
    explicit CheckRows(CatalogsPointer catalogs) : m_catalogs(std::move(catalogs)) { }

    const CatalogsPointer &catalogs() const { return m_catalogs; }
    QTestData &row(const char *check);
    /// Adds a row that fails for every check of these areas that has none.
    void finish(const QSet<quality::Area> &areas);

    /// Runs the row that the test is at.
    static void run(const CatalogsPointer &catalogs);

private:
    CatalogsPointer m_catalogs;
    QSet<QString> m_rows;
};
