#pragma once

#include "model/exchange/fragment.h"
#include "views/canvas/editing/spots.h"
#include "views/canvas/prompts/chooser.h"

class NameEditor;
class QGraphicsView;

/// Everything that is typed on the canvas itself: names in place, and lists for what to add, where
/// to draw a flow to, what it carries, what to replace by. Each answer is one step.
class Prompts : public QObject
{
    Q_OBJECT

public:
    /// Asks over the view's viewport; scene and view outlive this.
    Prompts(DiagramScene &scene, QGraphicsView &view);

    /// Edits the name of what is selected alone.
    void rename();
    /// Asks for a type, and puts a new element of it beside or into what is selected.
    void addElement();
    /// Asks which element or zone that exists is shown on this diagram too.
    void placeExisting();
    /// Asks where a flow from the selected element goes: to another one, or to a new one.
    void connectSelected();
    /// The same for a flow that was drawn into the open: the new element stands there.
    void createAndConnect(const Id<Element> &source, const QPointF &at);
    /// Asks what the selected flow carries, or the selected element holds.
    void giveArtifact();
    /// Makes a zone around what is selected.
    void wrapInZone();
    /// Asks into which zone the selection moves.
    void moveIntoZone();
    /// Asks for a type, or for another element, that takes the place of the selected element.
    void replaceSelected();
    /// Asks for what is put into the selected flow.
    void splitFlow();
    /// Asks how something that the project has already is pasted.
    void askHowToPaste(const fragment::About &about, std::function<void(fragment::As)> paste);

    /// Ends what is being typed; `keep` keeps a name.
    void leave(bool keep);
    /// Puts an element into a flow, with its decisions and controls or without, as one step.
    void insertInto(const Id<Flow> &flow, const Id<Element> &element, bool carry);

signals:
    void said(const QString &text, bool undoable);

private:
    const ViewContext &context() const { return m_scene.context(); }
    const Project &project() const { return m_scene.context().project(); }

    void nameCreated(const RecordRef &record);
    void flowDrawn(const Id<Flow> &flow);
    void askForArtifact(const RecordRef &owner);
    /// Makes an element, and a flow to it when that comes from somewhere; asks for the name and for
    /// what the flow carries.
    void create(const QString &type, const spots::Spot &spot, const Id<Element> &connectFrom,
                bool nameFirst = true);
    void createInFlow(const Id<Flow> &flow, const QString &type, bool carry);
    void replace(const Id<Element> &element, const QVariant &value, bool carry);
    void lookAt(const Id<Element> &source, const Chooser::Entry *entry);

    QPoint placeBeside(const QUuid &record) const;
    QPointF middleOfView() const;

    DiagramScene &m_scene;
    QGraphicsView &m_view;
    NameEditor *m_name;
    Chooser *m_chooser;
    /// A flow that was made with an element: asked about once the element has its name.
    Id<Flow> m_next;
    /// The other way round, for the mouse: a name is left by going on, so it comes last.
    RecordRef m_nameNext;
};
