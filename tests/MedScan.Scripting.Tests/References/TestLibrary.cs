using System.Diagnostics;
using System.IO.Compression;
using MedScan.Scripting.Sessions.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace MedScan.Scripting.Tests.References;

/// <summary>A folder with libraries and packages made for one test, under names that no other test uses.</summary>
internal sealed class TestLibrary : IDisposable
{
    private static int _count;

    public string Folder { get; } = Directory.CreateTempSubdirectory("references-").FullName;

    public string Unique { get; } = $"Lib{Environment.ProcessId}x{Interlocked.Increment(ref _count)}";

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public string Compile(string relativePath, string code, string version = "1.0.0.0", params string[] references)
    {
        string path = Path.Combine(Folder, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        CSharpCompilation compilation = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText($"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]"), CSharpSyntaxTree.ParseText(code)],
            CSharpFramework.References.Concat(references.Select(static file => MetadataReference.CreateFromFile(file))),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.Emit(path).Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error));
        return path;
    }

    /// <summary>A native library with the function <c>int answer()</c>.</summary>
    public string CompileNative(string relativePath, int answer)
    {
        Skip.IfNot(File.Exists("/usr/bin/gcc"), "needs a C compiler");
        string path = Path.Combine(Folder, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string source = Path.Combine(Folder, "native.c");
        File.WriteAllText(source, $"int answer(void) {{ return {answer}; }}");
        using Process compiler = Process.Start("/usr/bin/gcc", ["-shared", "-fPIC", "-o", path, source]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
        return path;
    }

    public string Write(string relativePath, string text)
    {
        string path = Path.Combine(Folder, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A package in the folder <c>feed</c>.</summary>
    public void Pack(string id, string version, params (string InPackage, string File)[] files)
    {
        string path = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "feed")).FullName, $"{id}.{version}.nupkg");
        using ZipArchive package = ZipFile.Open(path, ZipArchiveMode.Create);
        using (StreamWriter nuspec = new(package.CreateEntry($"{id}.nuspec").Open()))
        {
            nuspec.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
                <id>{id}</id><version>{version}</version><authors>test</authors><description>test</description>
                </metadata></package>
                """);
        }
        foreach ((string inPackage, string file) in files)
            package.CreateEntryFromFile(file, inPackage);
    }
}
