#pragma once

#include "app/redoubt/openproject.h"
#include "model/search/recordindex.h"

/// Where somebody is in the window: workspace, diagram, what is selected, which threat is read.
struct Place
{
    int mode = 0;
    QUuid diagram;
    QList<RecordRef> records;
    QString threat;

    friend bool operator==(const Place &, const Place &) = default;
};

/// Goes to records and threats, and remembers the places on the way: back and forward.
class Navigator : public QObject
{
    Q_OBJECT

public:
    /// Workspaces that records are found in, as the window numbers them.
    enum Mode { Draw, Threats, Controls, Risk };

    explicit Navigator(QObject *parent = nullptr);

    /// The project that is open, or null. Places of another project mean nothing.
    void follow(OpenProject *project);
    /// The window shows this workspace now.
    void setMode(int mode);
    /// The workspace that is shown, from 0.
    int mode() const { return m_mode; }

    void goTo(const Found &found);
    void back();
    void forward();
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }

signals:
    void modeRequested(int mode);
    /// A record that the drawing should bring into sight.
    void revealRequested(const RecordRef &record);
    void changed();

private:
    Place here() const;
    void note();
    void visit(const Place &place);

    OpenProject *m_project = nullptr;
    class QTimer *m_pause;
    QList<Place> m_places;
    qsizetype m_at = -1;
    int m_mode = 0;
    bool m_going = false;
};
