#pragma once

#include "model/catalog/vocabulary.h"
#include "views/panels/panel.h"

class QLineEdit;
class QTreeWidget;

/// Element types by life-cycle phase, to drag onto the canvas or to place with a double click.
class PalettePanel : public Panel
{
    Q_OBJECT

public:
    explicit PalettePanel(const Vocabulary &vocabulary, QWidget *parent = nullptr);

signals:
    /// An element type was chosen; an empty id is the trust zone.
    void chosen(const QString &type);

private:
    void fill(const Vocabulary &vocabulary);
    void filter(const QString &text);

    QLineEdit *m_search;
    QTreeWidget *m_tree;
};
