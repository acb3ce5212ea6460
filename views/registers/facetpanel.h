#pragma once

#include "views/panels/panel.h"
#include "views/registers/threatfilter.h"
#include "views/viewcontext.h"

class QCheckBox;

/// Facets of the register with their counts: every count is a filter.
class FacetPanel : public Panel
{
    Q_OBJECT

public:
    explicit FacetPanel(const ViewContext &context, QWidget *parent = nullptr);

    /// The facets that are ticked; the text is left empty.
    ThreatFilter filter() const;
    void clear();
    void refreshCounts();

signals:
    void changed();
    void questionsRequested();

private:
    struct Facet
    {
        enum Kind { State, Level, Class, Phase } kind;
        QString value;
        QCheckBox *box;
        class QLabel *count;
    };

    void addGroup(class QVBoxLayout *layout, const QString &title, Facet::Kind kind,
                  const QList<std::pair<QString, QString>> &values);
    static QString valueOf(const ThreatRow &row, Facet::Kind kind, const Settings &settings);

    const ViewContext m_context;
    QList<Facet> m_facets;
};
