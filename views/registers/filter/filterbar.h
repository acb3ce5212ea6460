#pragma once

#include "views/registers/filter/facetpanel.h"

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QTimer;
class QToolButton;

/// What narrows the register: text, facets as chips that can be taken away, threats picked
/// elsewhere, filters that were given a name; and how many of how many are left.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    /// The facets are shown elsewhere; the bar has their ticks as chips.
    explicit FilterBar(FacetPanel &facets, QWidget *parent = nullptr);

    ThreatFilter filter() const;
    void setFilter(const ThreatFilter &filter);
    void showCounts(int shown, int total);
    void showSelected(int rows);

signals:
    void changed(const ThreatFilter &filter);

private:
    void apply();
    void showChips();
    void addChip(const QString &text, const std::function<void()> &take);
    void fillMenu(QMenu *menu);

    FacetPanel &m_facets;
    QLineEdit *m_text;
    QTimer *m_typing;
    QHBoxLayout *m_chips;
    QToolButton *m_clear;
    QLabel *m_selected;
    QLabel *m_count;
    /// Picked elsewhere; see ThreatFilter::keys.
    QSet<QString> m_picked;
    QString m_pickedName;
};
