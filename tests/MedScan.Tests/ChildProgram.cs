using System.Globalization;
using MedScan.Imaging;
using MedScan.Tests.Imaging;
using MedScan.Tests.Training;

namespace MedScan.Tests;

/// <summary>What a test runs in a process of its own:
/// <c>dotnet MedScan.Tests.dll libraries-after-decoding FILE...</c>, <c>... train FOLDER RUN</c>, <c>... fuzz COUNT SEED</c>,
/// or one of <see cref="Cards.TransferChild"/>.</summary>
internal static class ChildProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["libraries-after-decoding", .. string[] files]:
                PrintLibrariesAfterDecoding(files);
                return 0;
            case ["train", string folder, string run]:
                await TrainingChild.RunAsync(folder, run);
                return 0;
            case ["transfer", .. string[] words]:
                await Cards.TransferChild.RunAsync(words);
                return 0;
            case ["fuzz", string count, string seed]:
                return FuzzChild.Run(int.Parse(count, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture));
            default:
                Console.Error.WriteLine("Expected: libraries-after-decoding FILE... | train FOLDER RUN | transfer ... | fuzz COUNT SEED");
                return 2;
        }
    }

    private static void PrintLibrariesAfterDecoding(string[] files)
    {
        var preprocessor = new ImagePreprocessor(new Preprocessing { ImageSize = 16 });
        foreach (string file in files) preprocessor.Load(file);
        foreach (string line in File.ReadLines("/proc/self/maps")) Console.WriteLine(line);
    }
}
