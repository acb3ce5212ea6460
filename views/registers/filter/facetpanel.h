#pragma once

#include "views/panels/panel.h"
#include "views/registers/filter/threatfilter.h"
#include "views/viewcontext.h"

class QCheckBox;
class QLabel;
class QVBoxLayout;

/// Facets of the register with their counts: every count is a filter.
class FacetPanel : public Panel
{
    Q_OBJECT

public:
    enum Kind { State, Level, Class, Phase, Owner };

    explicit FacetPanel(const ViewContext &context, QWidget *parent = nullptr);

    /// The facets that are ticked; the text is left empty.
    ThreatFilter filter() const;
    /// Ticks what the filter has; says `changed` once.
    void setFilter(const ThreatFilter &filter);
    void clear() { setFilter({}); }
    void clear(Kind kind);
    /// Names of what is ticked, by kind; kinds without a tick are left out.
    QList<std::pair<Kind, QString>> ticked() const;
    void refreshCounts();

signals:
    void changed();
    void questionsRequested();

private:
    struct Facet
    {
        Kind kind;
        QString value;
        QString name;
        QCheckBox *box;
        QLabel *count;
        QWidget *row;
    };

    QVBoxLayout *addGroup(QVBoxLayout *layout, const QString &title);
    void addFacets(QVBoxLayout *layout, Kind kind,
                   const QList<std::pair<QString, QString>> &values);
    void refreshOwners(const QList<const ThreatRow *> &rows);
    static QString valueOf(const ThreatRow &row, Kind kind, const Settings &settings);
    static bool isIn(const ThreatFilter &filter, Kind kind, const QString &value);

    const ViewContext m_context;
    QList<Facet> m_facets;
    QVBoxLayout *m_owners = nullptr;
};
