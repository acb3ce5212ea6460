#include "app/redoubt/settings.h"
#include "model/core/memoryjournal.h"
#include "model/core/operations/diagrams.h"
#include "model/store/publish.h"
#include "tests/support/gui/canvasdriver.h"
#include "tests/support/program.h"
#include "tests/support/samples.h"
#include "views/canvas/pictures/picturedialog.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QProcess>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

/// What an SVG is made of.
struct Parsed
{
    QSet<QString> elements;
    QSet<QString> attributes;
    QStringList texts;
    QString title;
    QString error;

    explicit Parsed(const QByteArray &svg)
    {
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            const QString name = reader.name().toString();
            elements.insert(name);
            for (const QXmlStreamAttribute &attribute : reader.attributes()) {
                attributes.insert(attribute.name().toString());
                if (attribute.name() == u"href")
                    attributes.insert(attribute.value().left(5).toString());
            }
            if (name == u"text")
                texts.append(reader.readElementText());
            else if (name == u"title")
                title = reader.readElementText();
        }
        if (reader.hasError())
            error = reader.errorString();
    }
};

/// Closes the dialogs that come up one after another, each as its step says.
class Answers : public QObject
{
public:
    using Step = std::function<bool(QWidget *)>;
    explicit Answers(QList<Step> steps) : m_steps(std::move(steps))
    {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            QWidget *dialog = QApplication::activeModalWidget();
            if (!m_steps.isEmpty() && dialog && m_steps.first()(dialog))
                m_steps.removeFirst();
        });
        m_timer.start(20);
    }
    bool allGiven() const { return m_steps.isEmpty(); }

private:
    QList<Step> m_steps;
    QTimer m_timer;
};

} // namespace

/// Diagrams as SVG, PNG, PDF and on paper.
class TestPictures : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void noNameBringsMarkupIntoAnSvg_data();
    void noNameBringsMarkupIntoAnSvg();
    void textStaysText();
    void theSamePictureIsTheSameBytes_data();
    void theSamePictureIsTheSameBytes();
    void aPngHasThePixelsOfItsScale();
    void aPngThatIsTooLargeIsRefused();
    void anEmptyDiagramIsRefused();
    void whatIsSeenIsCropped();
    void aSelectionShowsItselfAndItsFlows();
    void fittedPagesShowEachDiagramWhole();
    void tiledPagesShowEverythingOnce();
    void theDialogExportsWhatItIsTold_data();
    void theDialogExportsWhatItIsTold();
    void returnExportsAndDoesNotCancel();
    void printingHasAPreview();

private:
    OpenWindow &open() { return *m_open; }
    const Project &project() { return m_driver->project(); }
    const Register &threats() { return m_open->project().context().threats; }
    QList<PictureSheet> sheets() { return picturefile::allSheets(project(), threats()); }
    QAction *action(const QString &name);

    std::unique_ptr<OpenWindow> m_open;
    std::unique_ptr<CanvasDriver> m_driver;
};

void TestPictures::init()
{
    m_driver.reset();
    m_open = std::make_unique<OpenWindow>();
    m_driver = std::make_unique<CanvasDriver>(*m_open);
}

QAction *TestPictures::action(const QString &name)
{
    for (QAction *each : open().window().findChildren<QAction *>()) {
        if (QString(each->text()).remove(u'&') == name)
            return each;
    }
    return nullptr;
}

void TestPictures::noNameBringsMarkupIntoAnSvg_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("element") << u"<script>alert(1)</script>"_s;
    QTest::newRow("end of text") << u"</text><image href='http://x'/><text>"_s;
    QTest::newRow("end of attribute") << u"\" onload=\"alert(1)\" x='"_s;
    QTest::newRow("entity") << u"&lt;b&gt; &amp; &unknown; &#0; &#x1F600;"_s;
    QTest::newRow("section") << u"]]><![CDATA[<b>]]> <!-- x --> <?php ?> <!DOCTYPE a>"_s;
    QTest::newRow("lines") << u"one\ntwo\r\nthree\tfour\u2028five"_s;
    QTest::newRow("controls") << u"a\x01\x08\x0b\x1f\x7f b"_s + QChar(0) + QChar(0xffff) + u"c"_s;
    QTest::newRow("emoji") << u"\U0001F600\U0001F468\u200d\U0001F469\u200d\U0001F467 model"_s;
    QTest::newRow("half an emoji") << u"a"_s + QChar(0xd83d) + u"b"_s + QChar(0xde00);
    QTest::newRow("right to left") << u"\u202eelpmas\u202c \u05e9\u05dc\u05d5\u05dd abc"_s;
    QTest::newRow("isolates") << u"\u2066\u2067\u2068 a \u2069\u2069"_s;
    QTest::newRow("marks") << u"z"_s + QString(200, QChar(0x0301));
    QTest::newRow("long") << QString(10000, u'x');
    QTest::newRow("long markup") << u"<b>"_s.repeated(3334);
    QTest::newRow("long words") << u"lake & <tag> \"x\" "_s.repeated(625);
}

void TestPictures::noNameBringsMarkupIntoAnSvg()
{
    QFETCH(QString, name);
    const Edit edit = [&] {
        Edit made = samples::small();
        Edit named;
        for (Patch patch : made.patches()) {
            std::visit(
                    [&](auto &record) {
                        if constexpr (requires { record.name; })
                            record.name = name;
                    },
                    *patch.after);
            named.append(patch);
        }
        return named;
    }();
    MemoryJournal journal;
    Document document(Project {}, journal, samples::session());
    QVERIFY(document.push(edit, { u"import"_s, {} }));
    Register register_(threats().catalogsPointer());
    register_.reset(document.project(), QDate(2026, 11, 24));
    const QList<PictureSheet> drawn = picturefile::allSheets(document.project(), register_);
    const Result<QByteArray> svg = picturefile::write(drawn, {});
    QVERIFY(svg);
    const Parsed parsed(*svg);
    QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
    const QSet<QString> known { u"svg"_s,      u"title"_s,   u"rect"_s, u"path"_s,
                                u"polyline"_s, u"polygon"_s, u"text"_s };
    QVERIFY2((parsed.elements - known).isEmpty(),
             qPrintable((parsed.elements - known).values().join(u' ')));
    const QSet<QString> attributes { u"width"_s,
                                     u"height"_s,
                                     u"viewBox"_s,
                                     u"space"_s,
                                     u"fill"_s,
                                     u"fill-opacity"_s,
                                     u"fill-rule"_s,
                                     u"stroke"_s,
                                     u"stroke-width"_s,
                                     u"stroke-opacity"_s,
                                     u"stroke-dasharray"_s,
                                     u"stroke-linecap"_s,
                                     u"d"_s,
                                     u"stroke-linejoin"_s,
                                     u"points"_s,
                                     u"x"_s,
                                     u"y"_s,
                                     u"font-family"_s,
                                     u"font-size"_s,
                                     u"font-weight"_s,
                                     u"textLength"_s,
                                     u"lengthAdjust"_s };
    QVERIFY2((parsed.attributes - attributes).isEmpty(),
             qPrintable((parsed.attributes - attributes).values().join(u' ')));
    QVERIFY(!parsed.texts.isEmpty());
    QVERIFY(picturefile::write(drawn, { picturefile::Format::Pdf }));
    QVERIFY(picturefile::write(drawn, { picturefile::Format::Png, 1 }));
}

void TestPictures::textStaysText()
{
    const Parsed parsed(*picturefile::write(sheets().mid(0, 1), {}));
    const QString all = parsed.texts.join(u' ');
    const Diagram *first = operations::diagramsInOrder(project()).first();
    QCOMPARE(parsed.title, first->name);
    int shown = 0;
    for (const RecordRef &ref : project().referrers(first->id.value())) {
        const auto *placement = project().find(Id<Placement>(ref.id));
        const Element *element = placement ? project().find(placement->element) : nullptr;
        if (!element)
            continue;
        ++shown;
        for (const QString &word : element->name.split(u' '))
            QVERIFY2(all.contains(word), qPrintable(element->name));
    }
    QVERIFY(shown > 5);
}

void TestPictures::theSamePictureIsTheSameBytes_data()
{
    QTest::addColumn<picturefile::Options>("options");
    using picturefile::Format;
    using Way = PicturePages::Way;
    QTest::newRow("svg") << picturefile::Options { Format::Svg };
    QTest::newRow("png") << picturefile::Options { Format::Png, 1.5 };
    QTest::newRow("pdf") << picturefile::Options { Format::Pdf };
    QTest::newRow("tiled") << picturefile::Options { Format::Pdf, 1, Way::Tiled, Paper::Letter };
}

void TestPictures::theSamePictureIsTheSameBytes()
{
    QFETCH(picturefile::Options, options);
    const Result<QByteArray> once = picturefile::write(sheets(), options);
    QVERIFY(once);
    QVERIFY(once->size() > 5000);
    QTest::qWait(1100); // a moment that is written down would be another
    QCOMPARE(*picturefile::write(sheets(), options), *once);
}

void TestPictures::aPngHasThePixelsOfItsScale()
{
    const QSizeF size = sheets().first().picture.size();
    for (const qreal scale : { 0.5, 1.0, 3.0 }) {
        const Result<QByteArray> bytes =
                picturefile::write(sheets(), { picturefile::Format::Png, scale });
        QVERIFY(bytes);
        QCOMPARE(QImage::fromData(*bytes).size(), (size * scale).toSize());
    }
}

void TestPictures::aPngThatIsTooLargeIsRefused()
{
    const Result<QByteArray> bytes = picturefile::write(sheets(), { picturefile::Format::Png, 16 });
    QVERIFY(!bytes);
    QVERIFY(bytes.error().next.contains(u"SVG"_s));
}

void TestPictures::anEmptyDiagramIsRefused()
{
    const DiagramPicture nothing(project(), threats(), Id<Diagram>(QUuid::createUuid()));
    for (const picturefile::Format format :
         { picturefile::Format::Svg, picturefile::Format::Png, picturefile::Format::Pdf })
        QVERIFY(!picturefile::write({ { nothing, u"x"_s } }, { format }));
}

void TestPictures::whatIsSeenIsCropped()
{
    DiagramPicture picture = sheets().first().picture;
    const QSizeF whole = picture.size();
    const QRectF part(m_driver->canvas().diagramScene().content().nodes().last().box);
    picture.crop(part.adjusted(-10, -10, 10, 10));
    QVERIFY(picture.size().width() < whole.width());
    QCOMPARE(picture.size(), part.size() + QSizeF(20, 20));
    const Parsed parsed(picture.svg(u"part"_s));
    QVERIFY(parsed.error.isEmpty());
    const QImage drawn = picture.image(1);
    QCOMPARE(drawn.size(), picture.size().toSize());
}

void TestPictures::aSelectionShowsItselfAndItsFlows()
{
    const Flow &flow = *project().all<Flow>().first();
    m_driver->select({ flow.source.value(), flow.target.value() });
    PictureDialog dialog(PictureDialog::For::Export, m_driver->canvas().diagramScene(), {}, {});
    dialog.findChild<QRadioButton *>(u"pictureSelection"_s)->click();
    const Parsed parsed(*picturefile::write(dialog.sheets(), {}));
    const QString all = parsed.texts.join(u' ');
    for (const Id<Element> &end : { flow.source, flow.target })
        QVERIFY(all.contains(project().find(end)->name.split(u' ').first()));
    QVERIFY(parsed.texts.size() < 12);
}

void TestPictures::fittedPagesShowEachDiagramWhole()
{
    const QList<PictureSheet> all = sheets();
    const PicturePages pages(all, PicturePages::Way::Fitted, picturefile::sizeOf(Paper::A4));
    QCOMPARE(pages.pages(), static_cast<int>(all.size()));
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.pdf"_s);
    QVERIFY(publish::writeFile(path, *picturefile::write(all, { picturefile::Format::Pdf })));
    QProcess reader;
    reader.start(u"pdftotext"_s, { path, u"-"_s });
    QVERIFY(reader.waitForFinished());
    const QString text = QString::fromUtf8(reader.readAllStandardOutput());
    for (const PictureSheet &sheet : all)
        QVERIFY2(text.contains(sheet.title), qPrintable(sheet.title));
}

void TestPictures::tiledPagesShowEverythingOnce()
{
    // Put together again, the pages are the diagram: every page shows its own part of it.
    const QList<PictureSheet> all = sheets().mid(0, 1);
    const PicturePages pages(all, PicturePages::Way::Tiled, picturefile::sizeOf(Paper::A4));
    QVERIFY(pages.pages() > 1);
    for (int page = 0; page < pages.pages(); ++page) {
        QImage image(pages.pageSize(page).toSize(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        pages.paint(painter, page);
        painter.end();
        QVERIFY(image != QImage(image.size(), image.format()));
        // Nothing is painted into the margins.
        for (int x = 0; x < image.width(); ++x) {
            for (const int y : { 5, 30, image.height() - 6 })
                QCOMPARE(image.pixel(x, y), qRgb(255, 255, 255));
        }
    }
}

void TestPictures::theDialogExportsWhatItIsTold_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("suffix");
    int format = 0;
    for (const QString &suffix : { u"svg"_s, u"png"_s, u"pdf"_s }) {
        for (const QString &what :
             { u"pictureDiagram"_s, u"pictureView"_s, u"pictureSelection"_s, u"pictureAll"_s })
            QTest::addRow("%s %s", qPrintable(what), qPrintable(suffix))
                    << what << format << suffix;
        ++format;
    }
}

void TestPictures::theDialogExportsWhatItIsTold()
{
    QFETCH(QString, what);
    QFETCH(int, format);
    QFETCH(QString, suffix);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"out."_s + suffix);
    m_driver->select({ project().all<Element>().first()->id.value() });
    Answers answers({ [&](QWidget *dialog) {
                         auto *asked = qobject_cast<PictureDialog *>(dialog);
                         if (!asked)
                             return false;
                         asked->findChild<QRadioButton *>(what)->click();
                         asked->findChild<QComboBox *>(u"pictureFormat"_s)->setCurrentIndex(format);
                         asked->findChild<QDoubleSpinBox *>(u"pictureScale"_s)->setValue(1);
                         asked->accept();
                         return true;
                     },
                      [&](QWidget *dialog) {
                          auto *asked = qobject_cast<QFileDialog *>(dialog);
                          if (!asked)
                              return false;
                          asked->setDirectory(folder.path());
                          asked->selectFile(path);
                          static_cast<QDialog *>(asked)->done(QDialog::Accepted);
                          return true;
                      } });
    action(u"Export Picture\u2026"_s)->trigger();
    QVERIFY(answers.allGiven());
    const QFileInfoList files = QDir(folder.path()).entryInfoList(QDir::Files);
    const auto diagrams = operations::diagramsInOrder(project()).size();
    const bool many = what == u"pictureAll" && suffix != u"pdf" && diagrams > 1;
    QCOMPARE(files.size(), many ? diagrams : 1);
    for (const QFileInfo &file : files) {
        const QByteArray bytes = Program::bytes(file.filePath());
        QCOMPARE(file.suffix(), suffix);
        if (suffix == u"svg")
            QVERIFY(Parsed(bytes).error.isEmpty());
        else if (suffix == u"png")
            QVERIFY(!QImage::fromData(bytes).isNull());
        else
            QVERIFY(bytes.startsWith("%PDF"));
    }
    QCOMPARE(Preferences().value(u"picture/format"_s).toInt(), format);
}

void TestPictures::returnExportsAndDoesNotCancel()
{
    PictureDialog dialog(PictureDialog::For::Export, m_driver->canvas().diagramScene(), {}, {});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(dialog.focusWidget() ? dialog.focusWidget() : &dialog, Qt::Key_Return);
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
}

void TestPictures::printingHasAPreview()
{
    bool previewed = false;
    Answers answers({ [](QWidget *dialog) {
                         auto *asked = qobject_cast<PictureDialog *>(dialog);
                         if (asked)
                             asked->accept();
                         return asked != nullptr;
                     },
                      [&](QWidget *dialog) {
                          previewed = dialog->inherits("QPrintPreviewDialog");
                          if (previewed)
                              dialog->close();
                          return previewed;
                      } });
    action(u"Print Diagram\u2026"_s)->trigger();
    QVERIFY(previewed);
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
