@echo off
rem SPDX-License-Identifier: Apache-2.0
rem Windows: finds JDK 25 and leaves the rest to Java, as the script "course" does elsewhere.
rem Nobody has tried it on Windows yet.
setlocal enableextensions disabledelayedexpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "JDK="
call :try "%PARLEY_JDK%"
call :try "%JAVA_HOME%"
for %%J in (java.exe) do call :try "%%~dp$PATH:J.."
for %%J in (javac.exe) do call :try "%%~dp$PATH:J.."
for %%V in (Java "Eclipse Adoptium" Microsoft Zulu "Amazon Corretto" BellSoft Semeru OpenJDK) do (
    for /d %%D in ("%ProgramFiles%\%%~V\*") do call :try "%%~D"
    for /d %%D in ("%LOCALAPPDATA%\Programs\%%~V\*") do call :try "%%~D"
)
for /d %%D in ("%USERPROFILE%\.jdks\*") do call :try "%%~D"
for /d %%D in ("%USERPROFILE%\.gradle\jdks\*") do call :try "%%~D"
for /d %%D in ("%USERPROFILE%\.sdkman\candidates\java\*") do call :try "%%~D"
for /d %%D in ("%USERPROFILE%\scoop\apps\*jdk*") do call :try "%%~D\current"
if not defined JDK goto none

set "QUICK=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable"
set "SETUP=%ROOT%\tools\grader\src\main\java\parley\grader\Setup.java"
set "POINTER=%ROOT%\.course\program\current"
call :build
if defined PROGRAM goto run
"%JDK%\bin\java.exe" %QUICK% "%SETUP%" "%ROOT%"
if errorlevel 1 exit /b %errorlevel%
call :build

:run
rem One line: an update may replace this file while the program runs.
"%JDK%\bin\java.exe" "-XX:AOTCache=%PROGRAM%\course.aot" %QUICK% --enable-native-access=ALL-UNNAMED "-Dparley.root=%ROOT%" -cp "%PROGRAM%\*" parley.grader.Main %* & exit /b

:none
echo Parley needs JDK 25, and there is none in the usual folders. Get it with>&2
echo   winget install EclipseAdoptium.Temurin.25.JDK>&2
echo or from https://adoptium.net/temurin/releases/?version=25 and set JAVA_HOME to>&2
echo its folder. An older Java may stay: it is not in the way.>&2
exit /b 3

:build
set "BUILD="
set "PROGRAM="
if not exist "%POINTER%" exit /b 0
set /p BUILD=<"%POINTER%"
if not defined BUILD exit /b 0
if exist "%ROOT%\.course\program\%BUILD%\" set "PROGRAM=%ROOT%\.course\program\%BUILD%"
exit /b 0

:try
if defined JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
findstr /b /r "JAVA_VERSION=.25[^0-9-]" "%~1\release" >nul && set "JDK=%~1"
exit /b 0
