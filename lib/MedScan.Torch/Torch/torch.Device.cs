using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The device on which a tensor is allocated.</summary>
    public class Device
    {
        /// <summary>From a description such as <c>cpu</c> or <c>cuda:0</c>.</summary>
        /// <exception cref="ArgumentException">The device type is unknown.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            string[] parts = description.Split(':');
            type = Parse(parts[0]);
            if (parts.Length > 1)
                index = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        /// <summary>From a type name such as <c>cuda</c> and an index, -1 for the current one.</summary>
        /// <exception cref="ArgumentException">The device type is unknown.</exception>
        public Device(string deviceType, int index = -1)
        {
            type = Parse(deviceType);
            this.index = index;
        }

        /// <summary>From a type and an index, -1 for the current one.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>The CUDA device of this index.</summary>
        public Device(int index)
        {
            type = DeviceType.CUDA;
            this.index = index;
        }

        /// <summary>What kind of device.</summary>
        public DeviceType type { get; } = DeviceType.CPU;

        /// <summary>Which of its kind; -1 is the current one.</summary>
        public int index { get; } = -1;

        /// <summary>From a description such as <c>cpu</c> or <c>cuda:0</c>.</summary>
        public static implicit operator Device(string description) => new(description);

        /// <summary>The description that the constructor takes.</summary>
        public override string ToString()
        {
            string name = type.ToString().ToLowerInvariant();
            return type == DeviceType.CPU || index == -1 ? name : $"{name}:{index}";
        }

        private static DeviceType Parse(string name) => Enum.Parse<DeviceType>(name, ignoreCase: true);
    }

    /// <summary>Main memory.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>Shape and type without memory.</summary>
    public static readonly Device META = new(DeviceType.META);

    /// <summary>The current NVIDIA graphics card; the distribution's libtorch has none.</summary>
    public static Device CUDA { get; } = new(DeviceType.CUDA);

    /// <summary>A device from a description such as <c>cpu</c> or <c>cuda:0</c>.</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device from a type name and an index.</summary>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device from a type and an index.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>The CUDA device of this index.</summary>
    public static Device device(int index) => new(DeviceType.CUDA, index);
}
