using MedScan.Imaging;

namespace MedScan.Tests;

/// <summary>What a test runs in a process of its own: <c>dotnet MedScan.Tests.dll libraries-after-decoding FILE...</c></summary>
internal static class ChildProgram
{
    public static int Main(string[] arguments)
    {
        if (arguments is not ["libraries-after-decoding", .. string[] files])
        {
            Console.Error.WriteLine("Expected: libraries-after-decoding FILE...");
            return 2;
        }

        var preprocessor = new ImagePreprocessor(new Preprocessing { ImageSize = 16 });
        foreach (string file in files) preprocessor.Load(file);
        foreach (string line in File.ReadLines("/proc/self/maps")) Console.WriteLine(line);
        return 0;
    }
}
