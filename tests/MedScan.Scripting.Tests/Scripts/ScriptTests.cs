using MedScan.Scripting.Scripts;
using MedScan.Scripting.Sessions;
using MedScan.Scripting.Tests.References;

namespace MedScan.Scripting.Tests.Scripts;

public sealed class ScriptTests : IDisposable
{
    private readonly TestLibrary _files = new();

    public void Dispose() => _files.Dispose();

    private async Task<int> RunAsync(string code, params string[] arguments) =>
        await (await Script.LoadAsync(_files.Write("script.csx", code))).RunAsync(arguments);

    [Theory]
    [InlineData("", 0)]
    [InlineData("// nothing", 0)]
    [InlineData("return 3;", 3)]
    [InlineData("await Task.Yield(); return Args.Count;", 2)]
    [InlineData("#!/usr/bin/env dotnet-script\nreturn Args[1] == \"two words\" ? 5 : 6;", 5)]
    [InlineData("var x = 1; \"text\"", 0)]
    [InlineData("static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = \"\") => path;\nreturn Path.GetFileName(Here()) == \"script.csx\" ? 1 : 2;", 1)]
    [InlineData("WriteLine(\"\"); Print(null); return new StringBuilder().Length + Process.GetCurrentProcess().Id > 0 ? 4 : 0;", 4)]
    public async Task RunAsync_Code_EndsWithTheExitCode(string code, int exitCode) =>
        Assert.Equal(exitCode, await RunAsync(code, "one", "two words"));

    [Fact]
    public async Task RunAsync_Throws_TraceHasTheLinesOfTheScriptAndOfLoadedFiles()
    {
        string loaded = _files.Write("lib/deep.csx", "int Deep()\n{\n    throw new InvalidOperationException(\"why\");\n}");
        string path = _files.Write("script.csx", "#load \"lib/deep.csx\"\n\nDeep();");
        Script script = await Script.LoadAsync(path);

        Exception error = await Assert.ThrowsAsync<InvalidOperationException>(() => script.RunAsync([]));

        Assert.Equal([$"at Deep() in {loaded}:line 3", $"at {path}:line 3"], script.TraceOf(error));
    }

    [Fact]
    public async Task LoadAsync_DoesNotCompile_SaysWhereAsCompilersDo()
    {
        string path = _files.Write("script.csx", "var a = 1;\nint b = \"no\";");

        var error = await Assert.ThrowsAsync<ScriptCompilationException>(() => Script.LoadAsync(path));

        Assert.Equal($"{path}(2,9): error CS0029: Cannot implicitly convert type 'string' to 'int'", error.Message);
        Assert.Equal(DiagnosticLevel.Error, Assert.Single(error.Diagnostics).Severity);
    }

    [Theory]
    [InlineData("missing.csx", "There is no script")]
    [InlineData("script.txt", "Expected a script whose name ends in .csx")]
    public async Task LoadAsync_NoScript_SaysWhatWasExpected(string name, string message)
    {
        var error = await Assert.ThrowsAsync<ScriptingException>(() => Script.LoadAsync(Path.Combine(_files.Folder, name)));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_NothingChanged_IsNotCompiledAgain()
    {
        string library = _files.Compile($"{_files.Unique}.dll", "public class A { public static int N => 1; }");
        string loaded = _files.Write("lib.csx", "int F() => 1;");
        string script = _files.Write("script.csx", $"#r \"{library}\"\n#load \"lib.csx\"\nreturn F() + A.N;");
        CSharpScriptCompiler compiler = new();

        Assert.True(await CompilesAsync());
        Assert.False(await CompilesAsync());
        Assert.True(await CompilesAsync(useEarlier: false));

        File.WriteAllText(loaded, "int F() => 2;");
        Assert.True(await CompilesAsync());
        Assert.False(await CompilesAsync());

        File.SetLastWriteTimeUtc(library, DateTime.UtcNow.AddMinutes(1));
        Assert.True(await CompilesAsync());

        File.AppendAllText(script, "// changed");
        Assert.True(await CompilesAsync());
        Assert.False(await CompilesAsync());

        async Task<bool> CompilesAsync(bool useEarlier = true) =>
            (await ScriptCache.GetAsync(script, compiler, useEarlier, CancellationToken.None)).Compiled is not null;
    }

    [Fact]
    public async Task GetAsync_ManyAtOnce_AllGetIt()
    {
        string script = _files.Write("script.csx", "return 1;");

        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            ScriptCache.GetAsync(script, new CSharpScriptCompiler(), useEarlier: true, CancellationToken.None))));

        Assert.All(all, static one => Assert.True(File.Exists(one.Assembly)));
    }
}
