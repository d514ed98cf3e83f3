using System.Diagnostics;
using System.Text.Json.Nodes;
using MedScan.Scripting.Notebooks;

namespace MedScan.Scripting.Tests.Notebooks;

public sealed class NotebookDocumentTests
{
    // Written by nbformat 5.5 of Python.
    private const string AsJupyterWrites = """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "a1",
           "metadata": {
            "tags": [
             "é"
            ]
           },
           "source": [
            "# Größe \"x\"\n",
            "\\(a\\)\t🧠"
           ]
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "b-2",
           "metadata": {},
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "one\n",
              "two"
             ]
            },
            {
             "data": {
              "application/vnd.plotly.v1+json": {
               "data": [
                1.0,
                1e-07,
                null,
                true
               ],
               "layout": {}
              },
              "image/png": "aGk=",
              "text/plain": [
               "3"
              ]
             },
             "execution_count": 3,
             "metadata": {},
             "output_type": "execute_result"
            }
           ],
           "source": [
            "1 + 2"
           ],
           "unknown_member": 7
          },
          {
           "cell_type": "raw",
           "id": "c",
           "metadata": {},
           "source": []
          }
         ],
         "metadata": {
          "kernelspec": {
           "display_name": ".NET (F#)",
           "language": "F#",
           "name": ".net-fsharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5
        }

        """;

    [Fact]
    public void ToIpynb_WhatJupyterWrote_IsTheSameBytes()
    {
        string json = AsJupyterWrites.ReplaceLineEndings("\n");

        Assert.Equal(json, NotebookDocument.ParseIpynb(json).ToIpynb());
    }

    [Fact]
    public void ParseIpynb_SourceAsOneTextAndOldMinor_GetsIds()
    {
        const string Old = """{"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [{"cell_type": "code", "metadata": {}, "source": "a\nb", "outputs": [], "execution_count": null}, {"cell_type": "code", "metadata": {}, "source": "a\nb", "outputs": [], "execution_count": null}]}""";

        string json = NotebookDocument.ParseIpynb(Old).ToIpynb();
        JsonNode[] cells = [.. JsonNode.Parse(json)!["cells"]!.AsArray().Select(cell => cell!)];

        Assert.Equal("a\nb", NotebookDocument.ParseIpynb(Old).Cells[0].Source);
        Assert.Equal(5, (int)JsonNode.Parse(json)!["nbformat_minor"]!);
        Assert.Equal(2, cells.Select(cell => (string)cell["id"]!).Distinct().Count());
        Assert.Equal(json, NotebookDocument.ParseIpynb(Old).ToIpynb());
    }

    [Theory]
    [InlineData("", "no JSON")]
    [InlineData("[]", "JSON object")]
    [InlineData("{}", "nbformat")]
    [InlineData("""{"nbformat": 3, "worksheets": []}""", "nbformat 4")]
    [InlineData("""{"nbformat": 3, "cells": []}""", "got 3")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "what"}]}""", "Cell 1: expected the cell_type")]
    [InlineData("""{"nbformat": 4, "cells": [null]}""", "Cell 1")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "code", "source": {"a": 1}}]}""", "Cell 1: expected text")]
    [InlineData("""{"nbformat": 4, "nbformat": 4, "cells": []}""", "nbformat")]
    public void ParseIpynb_NoNotebook_SaysWhatIsWrong(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<NotebookException>(() => NotebookDocument.ParseIpynb(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Dib_ThereAndBack_KeepsCellsAndLanguages()
    {
        NotebookDocument read = NotebookDocument.ParseDib("""
            #!meta

            {"kernelInfo":{"defaultKernelName":"fsharp","items":[{"aliases":[],"name":"fsharp"}]}}

            #!markdown

            # Title

            #!fsharp

            let x = 1

            #!csharp

            var y = 2;
            #!share --from fsharp x
            """.ReplaceLineEndings("\n"));

        Assert.Equal("fsharp", read.DefaultLanguage);
        Assert.Equal(["# Title", "let x = 1", "#!csharp\nvar y = 2;\n#!share --from fsharp x"], read.Cells.Select(cell => cell.Source));
        Assert.Equal([null, "fsharp", "csharp"], read.Cells.Select(cell => cell.Language));
        NotebookDocument again = NotebookDocument.ParseDib(NotebookDocument.ParseIpynb(read.ToIpynb()).ToDib());
        Assert.Equal(read.ToIpynb(), again.ToIpynb());
    }

    [Theory]
    [InlineData("""{"kernelspec": {"name": ".net-fsharp"}}""", "fsharp")]
    [InlineData("""{"kernelspec": {"name": ".net-csharp"}, "polyglot_notebook": {"kernelInfo": {"defaultKernelName": "fsharp"}}}""", "csharp")]
    [InlineData("""{"polyglot_notebook": {"kernelInfo": {"defaultKernelName": "fsharp"}}}""", "fsharp")]
    [InlineData("""{"language_info": {"name": "F#"}}""", "fsharp")]
    [InlineData("""{"language_info": "odd", "kernelspec": 3}""", "csharp")]
    public void DefaultLanguage_IsReadFromWhatToolsWrite(string metadata, string expected) => Assert.Equal(
        expected, new NotebookDocument { Cells = [], Metadata = JsonNode.Parse(metadata)!.AsObject() }.DefaultLanguage);

    [Fact]
    public async Task WriteAsync_IntoAMissingFolder_LeavesNothing()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "a.ipynb");

        await Assert.ThrowsAsync<NotebookException>(() => new NotebookDocument { Cells = [] }.WriteAsync(path));
    }

    [SkippableFact]
    public async Task ToIpynb_AnyNotebook_IsValidForNbformat()
    {
        const string Python = "/usr/bin/python3";
        Skip.IfNot(File.Exists(Python), "python3 is not installed");
        NotebookDocument document = NotebookDocument.ParseDib("#!markdown\n\na\n\n#!csharp\n\n1 + 1") with { };
        document = document with { Cells = [.. document.Cells, new NotebookCell(CellKind.Raw, "raw\u2028text")] };
        const string Check = """
            import sys
            try:
                import nbformat
            except ImportError:
                sys.exit(77)
            text = sys.stdin.read()
            nb = nbformat.reads(text, as_version=4)
            nbformat.validate(nb)
            sys.exit(0 if nbformat.writes(nb) + "\n" == text else 3)
            """;
        ProcessStartInfo start = new(Python) { RedirectStandardInput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Check);
        start.Environment["PYTHONUTF8"] = "1";
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(document.ToIpynb());
        process.StandardInput.Close();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Skip.If(process.ExitCode == 77, "nbformat is not installed");

        Assert.True(process.ExitCode == 0, $"{process.ExitCode}: {error}");
    }
}
