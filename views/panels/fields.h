#pragma once

#include "model/catalog/vocabulary.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QGridLayout;

/// Rows of a form: label at the left, an editor that commits by a function and can be refreshed
/// from the project without disturbing what is being typed.
class Fields : public QWidget
{
    Q_OBJECT

public:
    using Get = std::function<QString()>;
    using Set = std::function<void(const QString &)>;

    explicit Fields(QWidget *parent = nullptr);

    void addText(const QString &label, const Get &get, const Set &set);
    void addNotes(const QString &label, const Get &get, const Set &set);
    /// A choice of terms. With `unknown`, the first entry is "unknown", stands for an empty id, and
    /// is shown dashed in the accent.
    QComboBox *addChoice(const QString &label, const QList<Term> &terms, bool unknown,
                         const Get &get, const Set &set, const QString &tip = {});
    void addRow(const QString &label, QWidget *widget);
    /// A widget over the whole width, such as a heading.
    void addWide(QWidget *widget);

    /// Shows what the getters say now.
    void refresh();

private:
    QGridLayout *m_grid;
    QList<std::function<void()>> m_refresh;
};
