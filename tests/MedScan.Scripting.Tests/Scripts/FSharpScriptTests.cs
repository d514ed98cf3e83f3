using MedScan.Scripting.Scripts;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Scripts;

// What the scripts write was compared with what dotnet fsi makes of the same files.
public sealed class FSharpScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan-fsx-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RunAsync_Script_SeesWhatFSharpInteractiveOffers()
    {
        Write("tools.fsx", "let twice x = x * 2\nlet folder = __SOURCE_DIRECTORY__\n");
        string script = Write("main.fsx", """
            #!/usr/bin/env -S dotnet fsi
            #load "tools.fsx"
            open System.IO
            #if INTERACTIVE
            let kind = "interactive"
            #else
            let kind = "compiled"
            #endif
            let lines = [ kind; string (Tools.twice 21); Tools.folder; __SOURCE_DIRECTORY__; String.concat "," fsi.CommandLineArgs ]
            File.WriteAllLines(fsi.CommandLineArgs[1], lines);;
            [<EntryPoint>]
            let main _ = File.Delete fsi.CommandLineArgs[1]; 5
            """);
        string output = Path.Combine(_folder, "out.txt");

        Script first = await Script.LoadAsync(script);
        int code = await first.RunAsync([output, "word"]);

        Assert.Equal(0, code);
        Assert.Equal(["interactive", "42", _folder, _folder, $"{script},{output},word"], await File.ReadAllLinesAsync(output));
    }

    [Fact]
    public async Task LoadAsync_Error_HasTheScriptsPathAndPlace()
    {
        string script = Write("wrong.fsx", "let fine = 1\nlet wrong: int = \"text\"\n");

        ScriptCompilationException error = await Assert.ThrowsAsync<ScriptCompilationException>(() => Script.LoadAsync(script));

        Assert.StartsWith($"{script}(2,18): error FS0001:", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadAsync_MissingReference_IsAnErrorAtItsLine()
    {
        string script = Write("missing.fsx", "\n#r \"no-such-library.dll\"\n");

        ScriptCompilationException error = await Assert.ThrowsAsync<ScriptCompilationException>(() => Script.LoadAsync(script));

        Assert.Equal(new CodePosition(2, 1), Assert.Single(error.Diagnostics).Start);
    }

    [Fact]
    public async Task RunAsync_Exception_HasATraceOfTheScript()
    {
        string script = Write("throws.fsx", "let rec deep n =\n    if n = 0 then\n        failwith \"bottom\"\n    else\n        1 + deep (n - 1)\n\ndeep 1 |> ignore\n");
        Script loaded = await Script.LoadAsync(script);

        Exception error = await Assert.ThrowsAnyAsync<Exception>(() => loaded.RunAsync([]));

        Assert.Equal("bottom", error.Message);
        Assert.Equal([$"{script}:line 3", $"{script}:line 5", $"{script}:line 7"], loaded.TraceOf(error).Select(static frame => frame[frame.IndexOf('/', StringComparison.Ordinal)..]));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
