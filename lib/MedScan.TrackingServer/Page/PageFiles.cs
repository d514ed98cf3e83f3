using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace MedScan.TrackingServer.Page;

/// <summary>The files of the compare page by the path they are served at.</summary>
internal static class PageFiles
{
    private const string Prefix = "wwwroot/";
    private const string Index = "index.html";

    /// <summary>The path of the frame in which artifacts made of HTML are shown.</summary>
    public const string Frame = "/assets/frame.html";

    /// <summary>All files: <c>/</c> is the page itself, the others stand below <c>/assets/</c>.</summary>
    public static IReadOnlyDictionary<string, PageFile> ByPath { get; } = Read();

    private static Dictionary<string, PageFile> Read()
    {
        var assembly = typeof(PageFiles).Assembly;
        var types = new FileExtensionContentTypeProvider();
        types.Mappings[".mjs"] = "text/javascript";
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            var name = resource.Replace('\\', '/');
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            var file = Load(assembly, resource, types.TryGetContentType(name, out var type) ? type : "application/octet-stream");
            files[name == Prefix + Index ? "/" : $"/assets/{name[Prefix.Length..]}"] = file;
        }

        return files;
    }

    private static PageFile Load(Assembly assembly, string resource, string type)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var isText = type.StartsWith("text/", StringComparison.Ordinal) || type is "application/json" or "image/svg+xml";
        return new PageFile(content, isText ? $"{type}; charset=utf-8" : type, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..32]}\"");
    }
}
