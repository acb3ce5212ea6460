#pragma once

#include "views/workshop/roomsession.h"
#include "views/workshop/workshopgestures.h"

#include <QElapsedTimer>

class FacilitatorPanel;
class KeyLegend;
class NotesEditor;
class QStackedWidget;
class RoomBar;
class SubjectFacts;
class SubjectPicture;
class ThreatList;

/// Workshop mode: the threats of one flow or element at a time for a room that decides them
/// together, full screen, by single keys. Keys count only while no text field has the keyboard.
class WorkshopWindow : public QWidget
{
    Q_OBJECT

public:
    explicit WorkshopWindow(const ViewContext &context, QWidget *parent = nullptr);
    ~WorkshopWindow() override;

    /// Shows it on the screen of the parent; the facilitator's notes on another if there is one.
    void open();
    RoomSession &session() { return m_session; }

signals:
    /// The room left; the place is kept.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    QWidget *makeLeft(const RoomStyle &style);
    QWidget *makeRight(const RoomStyle &style);
    QWidget *makeBottom(const RoomStyle &style);
    void scheduleBuild();
    void scheduleRefresh();
    void refresh();
    void say(const QString &text);
    bool decideKey(const QKeyEvent &event);
    bool walkKey(const QKeyEvent &event);
    void toggleFacilitator();
    QList<KeyHint> legend() const;

    RoomSession m_session;
    QElapsedTimer m_since;
    QWidget *m_content = nullptr;
    RoomBar *m_bar = nullptr;
    SubjectPicture *m_picture = nullptr;
    SubjectFacts *m_facts = nullptr;
    NotesEditor *m_notes = nullptr;
    ThreatList *m_threats = nullptr;
    QStackedWidget *m_pages = nullptr;
    FacilitatorPanel *m_facilitator = nullptr;
    FacilitatorPanel *m_secondScreen = nullptr;
    RoomPrompt *m_prompt = nullptr;
    KeyLegend *m_legend = nullptr;
    class RoomText *m_said = nullptr;
    std::unique_ptr<WorkshopGestures> m_gestures;
    bool m_refreshing = false;
    bool m_building = false;
    /// What the parts were made for.
    QSize m_builtFor;
    QPalette m_builtIn;
};
