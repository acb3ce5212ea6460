#include "app/redoubt/arrangingactions.h"

#include "app/redoubt/makeaction.h"
#include "model/layout/routing.h"
#include "views/canvas/arranger.h"
#include "views/canvas/canvasview.h"
#include "views/canvas/glide.h"
#include "views/dialogs/messages.h"
#include "views/panels/drawworkspace.h"

#include <QMainWindow>
#include <QMenu>
#include <QToolBar>

#include <algorithm>

ArrangingActions::ArrangingActions(QString program, QMainWindow *window)
    : QObject(window)
    , m_program(std::move(program))
    , m_window(window)
{
    const auto diagram = [this] { return canvas().diagramScene().diagram(); };
    m_arrange = make(QStringLiteral("arrange"), tr("Arrange"), QKeySequence(tr("Ctrl+L")),
                     tr("Lay the whole diagram out from left to right, as one step"),
                     [this, diagram] { m_arranger->arrange(diagram()); });
    m_rightAngled = make({}, tr("Arrange with Right-Angled Routes"), {}, {},
                         [this, diagram] { m_arranger->arrangeRightAngled(diagram()); });
    QAction *selection =
            make({}, tr("Arrange Selection"), QKeySequence(tr("Ctrl+Alt+L")),
                 tr("Lay out what is selected and what is in its zones; the rest makes room only "
                    "where it must"),
                 [this] { arrangeSelection(); });
    QAction *tidy = make({}, tr("Tidy"), QKeySequence(tr("Ctrl+Shift+T")),
                         tr("Take apart what overlaps and straighten rows; the rest stays where it "
                            "is"),
                         [this, diagram] { m_arranger->tidy(diagram()); });
    m_all = { m_arrange, m_rightAngled, selection, tidy };
    refreshOffer();
}

QAction *ArrangingActions::make(const QString &icon, const QString &text, const QKeySequence &keys,
                                const QString &tip, const std::function<void()> &run)
{
    QAction *action = makeAction(this, icon, text, keys, tip);
    connect(action, &QAction::triggered, this, [run] { run(); });
    return action;
}

void ArrangingActions::addTo(QMenu *menu) const
{
    menu->addActions(m_all);
}

void ArrangingActions::addTo(QToolBar *bar) const
{
    bar->addAction(m_arrange);
}

CanvasView &ArrangingActions::canvas() const
{
    return m_workspace->canvas();
}

void ArrangingActions::follow(DrawWorkspace *workspace)
{
    delete std::exchange(m_arranger, nullptr);
    delete m_glide;
    m_workspace = workspace;
    refreshOffer();
    if (!workspace)
        return;
    CanvasView *canvas = &workspace->canvas();
    m_arranger = new Arranger(canvas->diagramScene().context(), m_program, this);
    m_glide = new Glide(*canvas);
    connect(m_arranger, &Arranger::takesLong, canvas, [canvas] {
        canvas->sayBusy(tr("Arranging the diagram\u2026 It can be edited meanwhile."));
    });
    connect(m_arranger, &Arranger::ended, canvas, &CanvasView::endBusy);
    connect(m_arranger, &Arranger::arranged, this, &ArrangingActions::show);
    connect(m_arranger, &Arranger::failed, this,
            [this](const Error &error) { messages::error(m_window, error); });
    connect(canvas, &CanvasView::cancelRequested, m_arranger, &Arranger::cancel);
    connect(&canvas->diagramScene(), &DiagramScene::contentChanged, this,
            &ArrangingActions::refreshOffer, Qt::UniqueConnection);
}

void ArrangingActions::show(const Edit &edit)
{
    if (edit.isEmpty()) {
        canvas().say(tr("Everything is where it belongs; nothing was moved."), false);
        return;
    }
    const Document &document = canvas().diagramScene().context().document;
    if (document.undoOperation().name == QStringLiteral("arrange"))
        canvas().fit();
    m_glide->start(edit);
}

void ArrangingActions::setEnabled(bool edits)
{
    m_edits = edits;
    for (QAction *action : std::as_const(m_all))
        action->setEnabled(edits);
    refreshOffer();
}

void ArrangingActions::refreshOffer()
{
    const auto shown = m_workspace ? std::ranges::count(
                               canvas().diagramScene().content().nodes(), RecordKind::Element,
                               [](const DiagramContent::Node &node) { return node.record.kind; })
                                   : 0;
    const bool few = shown <= layout::mostRightAngled;
    m_rightAngled->setEnabled(m_edits && few);
    m_rightAngled->setStatusTip(
            few ? tr("Lay the whole diagram out and fix every flow's route, at right angles around "
                     "all boxes; corners stay when something is moved")
                : tr("Only up to %1 elements, because finding the routes takes too long; this "
                     "diagram shows %2: collapse zones, or use Arrange")
                            .arg(layout::mostRightAngled)
                            .arg(shown));
}

void ArrangingActions::arrangeSelection()
{
    const DiagramScene &scene = canvas().diagramScene();
    QSet<QUuid> only;
    for (const RecordRef &record : scene.context().selection.records()) {
        if (const DiagramContent::Node *node = scene.content().nodeOf(record.id))
            only.insert(node->placement.value());
    }
    if (only.isEmpty())
        canvas().say(tr("Select elements or zones first."), false);
    else
        m_arranger->arrange(scene.diagram(), only);
}
