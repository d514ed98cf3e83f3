using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.References;

public sealed class ReferenceTests : IDisposable
{
    private readonly TestLibrary _library = new();
    private readonly CSharpSession _session = new(new SessionOptions());
    private int _cells;

    public void Dispose() => _library.Dispose();

    private Task<SubmissionResult> RunAsync(string code) =>
        _session.RunAsync(new Submission(code, $"In[{++_cells}]") { BaseDirectory = _library.Folder });

    private async Task<object?> ValueAsync(string code)
    {
        SubmissionResult result = await RunAsync(code);
        Assert.True(result is SubmissionResult.Completed, string.Join('\n', result.Diagnostics) + (result as SubmissionResult.Failed)?.Error);
        return ((SubmissionResult.Completed)result).Value;
    }

    private async Task<string> ErrorAsync(string code) =>
        Assert.Single(Assert.IsType<SubmissionResult.Rejected>(await RunAsync(code)).Errors).Message;

    [Fact]
    public async Task Dll_RelativePath_IsUsedWithWhatItNeeds()
    {
        string name = _library.Unique;
        string inner = _library.Compile($"bin/{name}.Inner.dll", "public class Inner { public int N => 42; }");
        _library.Compile($"bin/{name}.dll", "public class Outer { public Inner Inner => new Inner(); }", references: inner);

        Assert.Equal(42, await ValueAsync($"#r \"bin/{name}.dll\"\nnew Outer().Inner.N"));
        Assert.Equal(42, await ValueAsync("new Inner().N"));
    }

    [Fact]
    public async Task Dll_IsTheSameInTwoSessions()
    {
        string path = _library.Compile($"{_library.Unique}.dll", "public static class Counter { public static int N; }");
        CSharpSession other = new(new SessionOptions());

        await RunAsync($"#r \"{path}\"\nCounter.N = 7;");
        SubmissionResult result = await other.RunAsync(new Submission($"#r \"{path}\"\nCounter.N", "In[1]"));

        Assert.Equal(7, Assert.IsType<SubmissionResult.Completed>(result).Value);
    }

    [SkippableFact]
    public async Task Dll_WithNativeLibraries_FindsThemBesideAndBelow()
    {
        string name = _library.Unique;
        _library.CompileNative($"lib{name}a.so", 5);
        _library.CompileNative($"runtimes/linux-x64/native/lib{name}b.so", 6);
        _library.Compile($"{name}.dll", $$"""
            using System.Runtime.InteropServices;
            public static class Native
            {
                [DllImport("{{name}}a", EntryPoint = "answer")] public static extern int A();
                [DllImport("{{name}}b", EntryPoint = "answer")] public static extern int B();
            }
            """);

        Assert.Equal(56, await ValueAsync($"#r \"{name}.dll\"\nNative.A() * 10 + Native.B()"));
    }

    [Fact]
    public async Task Dll_CopyOfWhatTheHostHas_IsTheHosts()
    {
        string copy = Path.Combine(_library.Folder, "MedScan.Scripting.dll");
        File.Copy(typeof(CSharpSession).Assembly.Location, copy);

        Assert.Same(typeof(CodePosition), await ValueAsync($"#r \"{copy}\"\ntypeof(MedScan.Scripting.Sessions.CodePosition)"));
    }

    [Fact]
    public async Task Dll_BuiltAgain_SaysThatARestartIsNeeded()
    {
        string path = _library.Compile($"{_library.Unique}.dll", "public class A { public int N => 1; }");
        Assert.Equal(1, await ValueAsync($"#r \"{path}\"\nnew A().N"));
        File.Delete(path);
        _library.Compile(Path.GetFileName(path), "public class A { public int N => 2; }");

        string error = await ErrorAsync($"#r \"{path}\"");

        Assert.Contains("restart the kernel", error, StringComparison.Ordinal);
        Assert.Equal(1, await ValueAsync("new A().N"));
    }

    [Theory]
    [InlineData("System.Text.Json", "System.Text.Json.JsonSerializer.Serialize(1)", "1")]
    [InlineData("MedScan.Scripting", "new MedScan.Scripting.Sessions.CodePosition(1, 2).Column.ToString()", "2")]
    [InlineData("MedScan.Scripting.dll", "nameof(MedScan.Scripting.Sessions.CodePosition)", "CodePosition")]
    public async Task SimpleName_OfFrameworkOrHost_IsFound(string name, string code, string expected) =>
        Assert.Equal(expected, await ValueAsync($"#r \"{name}\"\n{code}"));

    [Theory]
    [InlineData("nothing/here.dll", "there is no file")]
    [InlineData("MedScan.Scriptin", "Did you mean MedScan.Scripting")]
    [InlineData("text.dll", "is no .NET assembly")]
    [InlineData("nothing.csproj", "there is no project")]
    [InlineData("nuget:", "expected a package as in")]
    public async Task Reference_Wrong_SaysWhatAndWhere(string reference, string message)
    {
        _library.Write("text.dll", "hello");

        var rejected = Assert.IsType<SubmissionResult.Rejected>(await RunAsync($"#r \"{reference}\"\nvar a = 1;"));

        CodeDiagnostic error = Assert.Single(rejected.Errors);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(new CodePosition(1, 4), error.Start);
    }

    [Fact]
    public async Task Project_Built_IsItsNewestOutput()
    {
        string name = _library.Unique;
        _library.Write($"p/{name}.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><AssemblyName>" + name + ".Own</AssemblyName></PropertyGroup></Project>");

        Assert.Contains($"Run: dotnet build \"{_library.Folder}/p/{name}.csproj\" -c Release", await ErrorAsync($"#r \"p/{name}.csproj\""), StringComparison.Ordinal);

        File.SetLastWriteTimeUtc(_library.Compile($"p/bin/Debug/net10.0/{name}.Own.dll", "public class A { public int N => 1; }"), DateTime.UtcNow.AddDays(-1));
        _library.Compile($"p/bin/Release/net10.0/{name}.Own.dll", "public class A { public int N => 2; }");
        Assert.Equal(2, await ValueAsync($"#r \"p/{name}.csproj\"\nnew A().N"));
    }

    [Fact]
    public async Task Load_NestedFiles_AreRelativeToEachOther()
    {
        _library.Write("a/first.csx", "#load \"b/second.csx\"\nint First() => Second() + 1;");
        _library.Write("a/b/second.csx", "int Second()\n{\n    if (true) throw new Exception();\n}");
        _library.Write("ok.csx", "#!/usr/bin/env dotnet-script\n#i \"nuget: .\"\nint Ok() => 3;");

        Assert.Equal(3, await ValueAsync("#load \"ok.csx\"\nOk()"));
        var failed = Assert.IsType<SubmissionResult.Failed>(await RunAsync("#load \"a/first.csx\"\nFirst()"));
        Assert.Equal(
            [$"at Second() in {_library.Folder}/a/b/second.csx:line 3", $"at First() in {_library.Folder}/a/first.csx:line 2", "at In[2]:line 2"],
            failed.Trace);
    }

    [Fact]
    public async Task Load_FileThatDoesNotCompile_SaysWhereInIt()
    {
        string path = _library.Write("bad.csx", "// one\nint A() => b;");

        CodeDiagnostic error = Assert.Single(Assert.IsType<SubmissionResult.Rejected>(await RunAsync("#load \"bad.csx\"")).Errors);

        Assert.Equal((path, new CodePosition(2, 12)), (error.Source, error.Start));
    }

    [Theory]
    [InlineData("x.fsx", "this is F#")]
    [InlineData("missing.csx", "there is no file")]
    public async Task Load_Impossible_SaysWhy(string file, string message) =>
        Assert.Contains(message, await ErrorAsync($"#load \"{file}\""), StringComparison.Ordinal);

    [SkippableFact]
    public async Task Package_FromAFolder_BringsItsNativeLibrary()
    {
        string name = _library.Unique;
        string native = _library.CompileNative($"lib{name}n.so", 9);
        string managed = _library.Compile($"{name}.dll", $$"""
            using System.Runtime.InteropServices;
            public static class Packed { [DllImport("{{name}}n", EntryPoint = "answer")] public static extern int Answer(); }
            """);
        _library.Pack(name, "1.2.3", ($"lib/net8.0/{name}.dll", managed), ($"runtimes/linux-x64/native/lib{name}n.so", native));
        string config = _library.Write("nuget.config", "<configuration><packageSources><clear /></packageSources><config><add key=\"globalPackagesFolder\" value=\"" + _library.Folder + "/global\" /></config></configuration>");

        Assert.Contains("no package source has it", await ErrorAsync($"#r \"nuget: {name}, 1.2.3\""), StringComparison.Ordinal);
        Assert.Contains("there is no such version", await ErrorAsync($"#i \"nuget: feed\"\n#r \"nuget: {name}, 7.0.0\""), StringComparison.Ordinal);
        var completed = Assert.IsType<SubmissionResult.Completed>(await RunAsync($"#r \"nuget: {name}\"\nPacked.Answer()"));

        Assert.Equal(9, completed.Value);
        Assert.Contains($"#r \"nuget: {name}, 1.2.3\"", Assert.Single(completed.Warnings).Message, StringComparison.Ordinal);
        Assert.True(File.Exists(config));
    }
}
