using System.Diagnostics;
using MedScan.Experiments;
using TorchSharp;

namespace MedScan.Benchmarks;

/// <summary>ResNet-18 on both sides in turn, in one run on one machine.</summary>
internal static class PyTorchComparison
{
    private const int Threads = 2;
    private const int Batch = 32;
    private const int Side = 128;
    private const int Classes = 4;
    private const int TrainSteps = 4;
    private const int InferenceSteps = 8;

    public static Task<int> RunAsync(int rounds) => Task.Run(() =>
    {
        torch.set_num_threads(Threads);
        using var python = new PyTorchProcess(Threads, Batch, Side, Classes);
        Console.WriteLine($"{python.Versions}; batch {Batch}, 3x{Side}x{Side}, {Threads} threads, medians of {rounds} rounds");
        foreach (Precision precision in new[] { Precision.Auto, Precision.Float32 })
        {
            using var steps = new ResNet18Steps(precision, Batch, Side, Classes);
            Action<int> inference = steps.Inference();
            Comparison train = new($"training {steps.Precision}"), infer = new($"inference {steps.Precision}");
            for (int round = -1; round < rounds; round++)
            {
                double oursTrain = Time(() => steps.Train(TrainSteps)), theirsTrain = python.Time("train", TrainSteps);
                double oursInfer = Time(() => inference(InferenceSteps)), theirsInfer = python.Time("inference", InferenceSteps);
                // The first round warms both sides up.
                if (round < 0)
                    continue;
                train.Add(oursTrain / TrainSteps, theirsTrain / TrainSteps);
                infer.Add(oursInfer / InferenceSteps, theirsInfer / InferenceSteps);
            }

            train.Print(Batch, "MedScan", "PyTorch fp32");
            infer.Print(Batch, "MedScan", "PyTorch fp32");
        }

        return 0;
    });

    private static double Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
