#pragma once

#include "model/catalog/vocabulary.h"
#include "views/panels/panel.h"

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

/// Element types by life-cycle phase, to drag onto the canvas or to place with a double click.
class PalettePanel : public Panel
{
    Q_OBJECT

public:
    explicit PalettePanel(const Vocabulary &vocabulary, QWidget *parent = nullptr);

signals:
    /// An element type was chosen; an empty id is the trust zone.
    void chosen(const QString &type);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// Chooses the best match of the search.
    void takeFirst();
    QTreeWidgetItem *firstShown() const;
    void fill(const Vocabulary &vocabulary);
    void filter(const QString &text);

    QLineEdit *m_search;
    QTreeWidget *m_tree;
};
