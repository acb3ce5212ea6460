# The rules of the layers that the linker cannot hold. ctest runs it; it prints every offence with its file.
cmake_policy(VERSION 3.25)
set(include "^[ \t]*#[ \t]*include[ \t]*")
set(offences 0)

# The sources under the given folders, relative to the root.
function(sources_of result)
    set(patterns)
    foreach(folder IN LISTS ARGN)
        list(APPEND patterns "${ROOT}/${folder}/*.cpp" "${ROOT}/${folder}/*.h")
    endforeach()
    file(GLOB_RECURSE files RELATIVE "${ROOT}" ${patterns})
    set(${result} ${files} PARENT_SCOPE)
endfunction()

# No line of these files may match the pattern.
function(forbid files pattern reason)
    foreach(file IN LISTS files)
        file(STRINGS "${ROOT}/${file}" lines REGEX "${pattern}" ENCODING UTF-8)
        foreach(line IN LISTS lines)
            message(NOTICE "${file}: ${line}\n    ${reason}")
            math(EXPR offences "${offences} + 1")
        endforeach()
    endforeach()
    set(offences ${offences} PARENT_SCOPE)
endfunction()

# A folder of the model may include itself and the folders named after it, no others.
function(includes_only folder)
    sources_of(files model/${folder})
    foreach(file IN LISTS files)
        file(STRINGS "${ROOT}/${file}" lines REGEX "${include}\"model/" ENCODING UTF-8)
        foreach(line IN LISTS lines)
            string(REGEX REPLACE ".*\"model/([^/\"]+).*" "\\1" included "${line}")
            if(NOT included STREQUAL folder AND NOT included IN_LIST ARGN)
                message(NOTICE "${file}: ${line}\n    model/${folder} may include of the model only: ${folder} ${ARGN}")
                math(EXPR offences "${offences} + 1")
            endif()
        endforeach()
    endforeach()
    set(offences ${offences} PARENT_SCOPE)
endfunction()

# The given files without those whose path matches the pattern.
function(without result files pattern)
    list(FILTER files EXCLUDE REGEX "${pattern}")
    set(${result} ${files} PARENT_SCOPE)
endfunction()

sources_of(all model views app tests)
sources_of(model model)
sources_of(views views)
sources_of(tests tests)

forbid("${all}" "${include}<Qt[A-Z][A-Za-z0-9]*/" "Write <QThing>, not <QtModule/QThing>.")
forbid("${all}" "(^|[^A-Za-z])(TODO|FIXME)([^A-Za-z]|$)" "Do it now, or write it down as an issue.")

forbid("${model}" "${include}\"(views|app)/" "The model knows neither views nor programs.")
forbid("${model}" "${include}<Q(Widget|Application|GuiApplication|Painter|PainterPath|Pixmap|Image|Icon|Color|Font|FontMetrics|Brush|Pen|Action|Dialog|MessageBox|Settings|Graphics[A-Za-z]*|Standard[A-Za-z]*Item[A-Za-z]*|TextDocument|Pdf[A-Za-z]*|Printer)>"
    "The model links Qt Core only, and no settings.")
forbid("${views}" "${include}\"app/" "Views do not know the programs.")
forbid("${views}" "${include}[<\"](sqlite3|nlohmann|valijson|openssl)" "Views know no SQL, no JSON and no keys; the model does.")

without(files "${all}" "^(model/store|tests)/")
forbid("${files}" "${include}[<\"]sqlite3" "SQL is found in model/store and nowhere else.")
without(files "${all}" "^(model/(core|store|catalog|exchange|report|baseline|policy)|app/redoubtctl/commands|tests)/")
forbid("${files}" "${include}[<\"]nlohmann" "JSON is found in core, store, baseline, catalog, exchange, report and policy of the model, and where redoubtctl prints it.")

includes_only(core)
includes_only(catalog core)
includes_only(risk core catalog)
includes_only(threats core catalog risk)
includes_only(outlook core catalog risk threats)
includes_only(policy core catalog risk threats quality)
includes_only(quality core catalog risk threats)
includes_only(store core baseline)
includes_only(layout core)
forbid("${tests}" "${include}\"[^\"]*\\.cpp\"" "Tests link the libraries, they do not compile sources again.")
file(GLOB_RECURSE lists RELATIVE "${ROOT}" "${ROOT}/tests/CMakeLists.txt")
forbid("${lists}" "(model|views|app)/[^ ]*\\.cpp" "Tests link the libraries, they do not compile sources again.")

if(offences)
    message(FATAL_ERROR "The layers leak in ${offences} places.")
endif()
