#pragma once

#include "views/panels/panel.h"

class QVBoxLayout;

/// A panel that shows one thing in full and is made anew when that changes: only while somebody
/// looks, and staying where it was scrolled to.
class DetailPanel : public Panel
{
    Q_OBJECT

public:
    /// Makes the content anew, now or when it is looked at again.
    void rebuild();

protected:
    explicit DetailPanel(const QString &title, QWidget *parent = nullptr);

    void showEvent(QShowEvent *event) override;

    /// Whether there is something to show.
    virtual bool hasContent() const = 0;
    /// Fills the layout with what is shown.
    virtual void fill(QVBoxLayout &layout) = 0;
    /// What is shown when there is nothing.
    virtual QWidget *makeEmptyState() const = 0;

private:
    QScrollArea *m_scroll;
    /// Something changed while nobody looked.
    bool m_behind = false;
};
