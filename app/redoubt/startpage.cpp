#include "app/redoubt/startpage.h"

#include "app/redoubt/templategallery.h"
#include "views/style/icons.h"
#include "views/style/labels.h"

#include <QCommandLinkButton>
#include <QFileInfo>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace {

QCommandLinkButton *entry(const QString &title, const QString &text, const QString &icon)
{
    // "&" in a name is a letter, not the mark of a key.
    auto *button = new QCommandLinkButton(QString(title).replace(u'&', QStringLiteral("&&")), text);
    button->setIcon(icons::get(icon));
    button->setIconSize({ 22, 22 });
    button->setMinimumWidth(360);
    return button;
}

} // namespace

StartPage::StartPage(const QList<catalog::Template> &templates, const CatalogsPointer &catalogs,
                     QWidget *parent)
    : QWidget(parent)
    , m_recent(new QVBoxLayout)
{
    auto *content = new QWidget;
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(48, 48, 48, 48);
    columns->setSpacing(56);
    columns->addStretch();
    auto *left = new QVBoxLayout;
    left->setSpacing(6);
    left->addWidget(labels::plain(tr("Start"), labels::Weight::Title));
    auto *sample = entry(tr("Open the sample"),
                         tr("The white paper's MLOps architecture, ready to explore"),
                         QStringLiteral("mode-draw"));
    sample->setObjectName(QStringLiteral("openSample"));
    sample->setDefault(true);
    auto *open =
            entry(tr("Open a project"), tr("A project file (*.redoubt)"), QStringLiteral("open"));
    auto *import = entry(tr("Import"), tr("Native JSON becomes a new project; the file stays"),
                         QStringLiteral("export"));
    import->setObjectName(QStringLiteral("import"));
    auto *empty =
            entry(tr("New empty project"), tr("Begin with a blank diagram"), QStringLiteral("new"));
    for (QCommandLinkButton *button : { sample, open, empty, import })
        left->addWidget(button);
    left->addSpacing(18);
    left->addWidget(labels::plain(tr("Recent projects"), labels::Weight::Title));
    m_recent->setSpacing(2);
    left->addLayout(m_recent);
    left->addStretch();
    left->addWidget(labels::plain(tr("Drop a file here to open it: a project (*.redoubt) or native "
                                     "JSON.\nNothing is sent anywhere. Redoubt works offline."),
                                  labels::Weight::Hint, true));
    auto *right = new QVBoxLayout;
    right->setSpacing(6);
    auto *gallery = new TemplateGallery(templates, catalogs);
    auto *search = new QLineEdit;
    search->setObjectName(QStringLiteral("templateSearch"));
    search->setAccessibleName(tr("Search templates"));
    search->setPlaceholderText(tr("Search templates"));
    search->setClearButtonEnabled(true);
    search->addAction(icons::get(QStringLiteral("search")), QLineEdit::LeadingPosition);
    search->setMaximumWidth(268);
    connect(search, &QLineEdit::textChanged, gallery, &TemplateGallery::filter);
    auto *head = new QHBoxLayout;
    head->addWidget(labels::plain(tr("New from a template"), labels::Weight::Title));
    head->addStretch();
    head->addWidget(search);
    right->addLayout(head);
    connect(gallery, &TemplateGallery::chosen, this, &StartPage::templateChosen);
    right->addWidget(gallery);
    right->addStretch();
    columns->addLayout(left);
    columns->addLayout(right);
    columns->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(sample, &QPushButton::clicked, this, &StartPage::sampleRequested);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    connect(empty, &QPushButton::clicked, this, &StartPage::emptyRequested);
    connect(import, &QPushButton::clicked, this, &StartPage::importRequested);
    setRecentFiles({});
}

void StartPage::setRecentFiles(const QStringList &files)
{
    while (QLayoutItem *item = m_recent->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (files.isEmpty())
        m_recent->addWidget(labels::plain(tr("None yet: what you open appears here."),
                                          labels::Weight::Secondary));
    for (const QString &path : files) {
        const QFileInfo info(path);
        const QString when =
                info.exists() ? QLocale().toString(info.lastModified().date(), QLocale::ShortFormat)
                              : tr("file not found");
        auto *button = entry(info.completeBaseName(),
                             QStringLiteral("%1 \u00b7 %2").arg(info.absolutePath(), when),
                             QStringLiteral("open"));
        button->setEnabled(info.exists());
        connect(button, &QPushButton::clicked, this, [this, path] { emit fileChosen(path); });
        m_recent->addWidget(button);
    }
}
